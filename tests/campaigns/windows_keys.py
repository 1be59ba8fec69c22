"""The keys that register somebody, as they are pressed on a form that is new: the order of a save.

A word is typed; what begins with ``+`` are keys by xdotool's names, one after another.
"""

REGISTRATION: tuple[str, ...] = ()

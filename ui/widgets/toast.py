"""News that stands for a moment and may name somebody."""

from ui.theme import Theme
from ui.viewmodels.naming import Naming
from ui.widgets.pieces import Notice


class Toast(Notice):
    """Says what has just been done; whoever it names is hidden as soon as names are."""

    def __init__(self, theme: Theme, naming: Naming) -> None:
        super().__init__(theme, rounded=True, lies_low=True)
        self._naming = naming
        self._told, self._tone, self._name = "", "calm", ""
        naming.changed.connect(self._say_again)

    def tell(self, words: str, tone: str, name: str = "") -> None:
        """Say it, with the name in the place of ``{name}`` as it may be shown."""
        self._told, self._tone, self._name = words, tone, name
        words = words.replace("{name}", self._naming.called(name))
        self.setToolTip(words)
        self.say(words, tone)

    def end(self) -> None:
        self.tell("", "calm")

    def _say_again(self) -> None:
        if self._name:
            self.tell(self._told, self._tone, self._name)

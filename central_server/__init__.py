"""The city side: takes in facts, keeps the register, tells the news."""

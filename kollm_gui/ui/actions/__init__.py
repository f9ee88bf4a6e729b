"""The actions of the window: one table by menu, and the QActions made from it."""

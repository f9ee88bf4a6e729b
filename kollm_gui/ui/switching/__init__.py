"""The inspector of code-switching: a window of its own beside the main one."""

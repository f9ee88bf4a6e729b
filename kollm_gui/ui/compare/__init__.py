"""The Compare tab: models side by side, and an adapted model beside its base."""

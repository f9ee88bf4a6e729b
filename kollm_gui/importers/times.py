"""The day of a run, from what files state."""

from datetime import UTC, datetime

from kollm_gui.importers.sound_json import number

_YEAR_3000 = 32503680000


def day_of_seconds(told: object) -> str | None:
    """The day, in UTC, of seconds since 1970 that stand as a number or a text; else None."""
    if isinstance(told, str):
        try:
            told = float(told)
        except ValueError:
            return None
    seconds = number(told)
    if seconds is None or not 0 < seconds < _YEAR_3000:
        return None
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()

"""The public record: the log alone beside Go's, and a site with a large log."""

from . import served, site, tlog
from .options import NotThere


def measure(options, folder):
    """The part `record`."""
    parts = []
    try:
        parts.append(tlog.compare(options, folder))
    except NotThere as why:
        parts.append(f"The log alone was not measured: {why}.")
    parts.append(served.measure(options, site.Site(options.bayan, folder / "site"), folder))
    return "\n\n".join(parts)

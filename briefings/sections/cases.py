"""典型案例: picked and written by the editor; nothing is printed until then."""

from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told


def tell(scope: Scope) -> Told:
    return Told()


SECTION = Section("cases", "典型案例", tell, is_written=True)

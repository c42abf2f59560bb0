"""存在的问题和下一步工作: written by the editor; nothing is printed until then."""

from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told


def tell(scope: Scope) -> Told:
    return Told()


SECTION = Section("next_steps", "存在的问题和下一步工作", tell, is_written=True)

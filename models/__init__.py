"""What a project file is: mapped classes, journal, the file itself."""

from models.base import Base, new_id, now
from models.case import Attribute, AttributeValue, Case
from models.codebook import (
    Code,
    CodeAlias,
    CodebookVersion,
    CodeExample,
    CodeSet,
    CodeSetMember,
)
from models.coder import Coder, Setting
from models.coding import Coding, LostCoding, Mark
from models.document import (
    Document,
    DocumentStatus,
    EditDraft,
    Paragraph,
    Speaker,
    TextRevision,
    Turn,
)
from models.memo import Memo
from models.segment import Segment
from models.suggestion import Cache, Decision, ShownSuggestion

__all__ = [
    "Attribute",
    "AttributeValue",
    "Base",
    "Cache",
    "Case",
    "Code",
    "CodeAlias",
    "CodeExample",
    "CodeSet",
    "CodeSetMember",
    "CodebookVersion",
    "Coder",
    "Coding",
    "Decision",
    "Document",
    "DocumentStatus",
    "EditDraft",
    "LostCoding",
    "Mark",
    "Memo",
    "Paragraph",
    "Segment",
    "Setting",
    "ShownSuggestion",
    "Speaker",
    "TextRevision",
    "Turn",
    "new_id",
    "now",
]

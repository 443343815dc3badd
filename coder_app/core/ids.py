"""Ids as the window and the command line see them: text, one type for each kind of row."""

from typing import NewType

DocumentId = NewType("DocumentId", str)
CodeId = NewType("CodeId", str)
CodingId = NewType("CodingId", str)
CaseId = NewType("CaseId", str)
CoderId = NewType("CoderId", str)
SpeakerId = NewType("SpeakerId", str)
TurnId = NewType("TurnId", str)
MemoId = NewType("MemoId", str)
MarkId = NewType("MarkId", str)
AttributeId = NewType("AttributeId", str)
ActionId = NewType("ActionId", str)
CodeSetId = NewType("CodeSetId", str)
VersionId = NewType("VersionId", str)

"""The tables, the same on both databases: texts, whole numbers and bytes only, since decimals are kept as text.

Texts of documents, bodies of answers and files are sealed before they come here. What stands open is what the store
searches by, and the events, in which the writer seals what is secret.
"""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

#: The chains. The hash is over `text` exactly as it stands.
event = Table(
    "event",
    metadata,
    Column("chain", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("at", Text, nullable=False),
)
#: Who did what to which object: identities only, never an amount.
audit = Table(
    "audit",
    metadata,
    Column("id", Text, primary_key=True),
    Column("principal", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("at", Text, nullable=False),
)
#: What was answered, by who asked and the key of the request.
answer = Table(
    "answer",
    metadata,
    Column("principal", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("request", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("lasting", Integer, nullable=False),
    Column("at", Text, nullable=False),
)
document = Table(
    "document",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("lasting", Integer, nullable=False),
    Column("made", Text, nullable=False),
    Column("changed", Text, nullable=False),
)
#: What a document is found by, besides its owner.
label = Table(
    "label",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
blob = Table(
    "blob",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("made", Text, nullable=False),
)
#: What the database says of itself: the key that it is sealed with.
mark = Table("mark", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
#: Tables in which a row never changes and never goes.
APPEND_ONLY = ("event", "audit")

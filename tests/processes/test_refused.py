"""What somebody is refused at a table is written down, by what and where, without a figure."""

from sqlalchemy import select

from api.accounts.principal import ActorRole
from api.store.tables import audit
from tests.processes.table import Server, laid


def test_what_somebody_is_refused_at_a_table_is_written_down_and_of_a_table_that_is_not_his_too(server: Server):
    table = laid(server, 1)
    stranger = server.somebody(ActorRole.AANBIEDER, "elders")
    stranger.process = table.leader.process
    assert table.providers[0].send("rondes", {}).status_code == 403
    assert table.providers[0].send("voorstellen/proef", {}, version="").status_code == 400
    assert table.leader.send("voorstellen/proef", {}, version="").status_code == 403
    assert stranger.look().status_code == 404
    with server.store.read() as view:
        rows = view.connection.execute(select(audit.c.action, audit.c.object)).all()
    process = table.leader.process
    refused = [(action, about) for action, about in rows if action.startswith("geweigerd")]
    kinds = ("ronde_voorbereid", "voorstel_gedaan", "proces_zien")
    assert refused == [(f"geweigerd {kind}", process) for kind in kinds]

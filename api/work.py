"""`tarief beheer werk`: the worker that does what waits in the queue, beside the processes that serve."""

from api.accounts.door import Accounts
from api.app import create_app
from api.jobs.queue import JobQueue
from api.upkeep.command import installation_here


def werk() -> None:
    """Doe wat wacht: mail die nog niet weg kon, en antwoorden waar iemand later om komt."""
    accounts = Accounts.opened(installation_here())
    queue: JobQueue = create_app(accounts=accounts).state.queue
    queue.catch_up()
    print("tarief doet wat wacht.\nStoppen: Ctrl+C", flush=True)
    queue.consumer().run()
    accounts.store.close()

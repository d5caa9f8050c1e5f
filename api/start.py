"""`tarief start`: the web app on this machine, for oneself or as a server for others."""

import hashlib
import hmac
import os
import socket
from contextlib import suppress
from datetime import date
from functools import partial
from importlib import import_module
from threading import Thread
from typing import Annotated, Final

from fastapi import FastAPI

from api.accounts.accounts import LOCAL_ID
from api.accounts.door import Accounts
from api.accounts.installation import DATABASE, WORKERS, for_others, of_ones_own
from api.accounts.invitations import has_administrator
from api.accounts.local_page import new_way_in
from api.app import create_app
from api.negotiation.demonstration import make_ready
from api.terminal.exits import WrongCall
from api.terminal.options import option
from api.web.owner import KEY_SETTING, data_folder
from api.web.sites import LOOPBACK
from tarief import load_parameters
from tarief.parameters.expiry import lapsing

HOST = "127.0.0.1"
STANDARD_PORT = 8000
_OTHERS = 20
_MOST_WORKERS: Final = 64
#: Seconds that a process may take to start on a busy machine, before it is taken for dead.
_PATIENCE: Final = 60
_HERE: Final = "api.start:server_app"
#: The quantiles of a simulation.
_SLOW: Final = "scipy.special"


def start(
    poort: Annotated[
        int, option(least=0, most=65535, metavar="GETAL", told="De poort; 0 kiest een vrije.")
    ] = STANDARD_PORT,
    server: Annotated[
        bool, option("--server", told="Voor anderen, achter een proxy met https; zie docs/beheer.md.")
    ] = False,
    werkers: Annotated[
        int, option(least=1, most=_MOST_WORKERS, metavar="GETAL", told="Het aantal processen van een server.")
    ] = 1,
    luister: Annotated[str, option(metavar="ADRES", told="Het netwerkadres waarop een server luistert.")] = HOST,
) -> None:
    """Start de webpagina's op deze computer."""
    if server:
        _serve(luister, poort, werkers)
        return
    if werkers != 1 or luister != HOST:
        raise WrongCall("Op de eigen computer is er één proces, dat alleen daar te bereiken is. Een server: --server")
    listener = _listener(poort)
    import uvicorn

    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    accounts = _own(address)
    app = create_app(remembers=True, hosts=LOOPBACK, accounts=accounts)
    load_ahead()
    config = uvicorn.Config(app, log_level="warning", server_header=False)
    way_in = new_way_in(accounts) if accounts else address
    print(f"tarief staat klaar op {way_in}\nStoppen: Ctrl+C", flush=True)
    if accounts:
        print("Deze link werkt één keer. Voor een andere browser start u tarief opnieuw.", flush=True)
        print(f"Daarna kunt u meelopen in een onderhandeling: {address}voorbeeldregio", flush=True)
    if ends := lapsing(load_parameters(), date.today()):
        told = f"Van {len(ends)} parameters loopt de geldigheid binnen een kwartaal af"
        print(f"{told}, en wat erna komt is niet bekend: {address}parameters", flush=True)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])
    if accounts:
        accounts.store.close()
    print("Gestopt.")


def load_ahead() -> Thread:
    """Load in the background what the first page with a simulation would wait for."""
    loading = Thread(target=import_module, args=(_SLOW,), name="vooruit", daemon=True)
    loading.start()
    return loading


def _own(address: str) -> Accounts | None:
    """Open what is kept on this computer; where that cannot be, calculating goes on without it."""
    try:
        accounts = Accounts.opened(of_ones_own(address, os.environ))
        accounts.do(partial(make_ready, leader=LOCAL_ID), LOCAL_ID)
        accounts.store.sweep(accounts.installation.retention)  # nobody does so every night on his own computer
        return accounts
    except (OSError, WrongCall) as fault:
        reason = str(fault) if isinstance(fault, WrongCall) else f"In {data_folder()} kan niets worden bewaard."
        print(f"Onderhandelen kan nu niet. {reason}")
        return None


def server_app() -> FastAPI:
    """Return the app of a server; raises `WrongCall` where a setting that it needs is absent."""
    accounts = Accounts.opened(for_others(os.environ))
    with accounts.store.read() as view:
        if accounts.installation.sign_on is None and not has_administrator(view.connection, accounts.now()):
            raise WrongCall("Er is nog geen beheerder. Maak er een: tarief beheer beheerder naam@gemeente.nl")
    named = os.environ.get("TARIEF_HOSTS", "").lower().split(",")
    hosts = {accounts.installation.host, *filter(None, named)}
    load_ahead()
    return create_app(hosts=hosts, accounts=accounts)


def _serve(host: str, port: int, workers: int) -> None:
    """Serve others, in one process or more; what is wrong with the settings is told before any begins."""
    os.environ[WORKERS] = str(workers)
    settings = for_others(os.environ)
    if workers > 1 and settings.database.startswith("sqlite"):
        raise WrongCall(f"Met SQLite is er één proces. Zet de gegevens in PostgreSQL ({DATABASE}) voor meer.")
    signing = hmac.new(settings.key.secret, b"bezoek", hashlib.sha256).hexdigest()
    os.environ.setdefault(KEY_SETTING, signing)  # every process knows the visitors of the others
    app = server_app()
    import uvicorn

    print(f"tarief staat klaar op {settings.address}/\nStoppen: Ctrl+C", flush=True)
    calm = {"host": host, "port": port, "log_level": "warning", "server_header": False}
    patient = {"workers": workers, "timeout_worker_healthcheck": _PATIENCE}
    if workers == 1:
        uvicorn.run(app, **calm)  # type: ignore[arg-type]
    else:
        app.state.accounts.store.close()
        uvicorn.run(_HERE, factory=True, **calm, **patient)  # type: ignore[arg-type]


def _listener(port: int) -> socket.socket:
    """Open the port. The standard port may give way to the next free one; a port asked for may not."""
    if (found := _open(port)) is not None:
        return found
    others = (_open(other) for other in range(port + 1, min(port + _OTHERS, 65536)))
    free = next((other for other in others if other is not None), None)
    if free is None:
        raise WrongCall(f"Poort {port} is bezet. Kies een andere met --poort, of 0 voor een vrije poort.")
    number = free.getsockname()[1]
    if port != STANDARD_PORT:
        free.close()
        raise WrongCall(f"Poort {port} is bezet. Probeer: tarief start --poort {number}")
    print(f"Poort {port} is bezet; het wordt {number}.")
    return free


def _open(port: int) -> socket.socket | None:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        return None
    listener.listen()
    return listener

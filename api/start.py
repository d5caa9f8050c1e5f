"""`tarief start`: the web app on this machine."""

import socket
from contextlib import suppress
from datetime import date
from typing import Annotated

import typer

from api.app import create_app
from api.terminal.exits import WrongCall
from api.web.sites import LOOPBACK
from tarief import load_parameters
from tarief.parameters.expiry import lapsing

HOST = "127.0.0.1"
STANDARD_PORT = 8000
_OTHERS = 20


def start(
    poort: Annotated[
        int, typer.Option(min=0, max=65535, metavar="GETAL", help="De poort; 0 kiest een vrije.")
    ] = STANDARD_PORT,
) -> None:
    """Start de webpagina's op deze computer."""
    listener = _listener(poort)
    import uvicorn

    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    config = uvicorn.Config(create_app(remembers=True, hosts=LOOPBACK), log_level="warning", server_header=False)
    print(f"tarief staat klaar op {address}\nStoppen: Ctrl+C", flush=True)
    if ends := lapsing(load_parameters(), date.today()):
        told = f"Van {len(ends)} parameters loopt de geldigheid binnen een kwartaal af"
        print(f"{told}, en wat erna komt is niet bekend: {address}parameters", flush=True)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])
    print("Gestopt.")


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

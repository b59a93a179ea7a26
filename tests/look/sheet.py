"""All pictures on one page."""

from html import escape
from pathlib import Path

from .camera import LIGHTS, SIZES

STYLE = """
body { font: 16px/1.4 system-ui, sans-serif; margin: 24px; background: #777; color: #fff }
section { margin-block: 0 40px } h2 { font-size: 18px }
div { display: flex; gap: 12px; align-items: flex-start; overflow-x: auto }
img { display: block; border: 1px solid #444 } .s390 { width: 240px } .s1280 { width: 560px }
"""


def write(folder: Path, names: list[str], troubles: list[str]) -> None:
    said = "".join(f"<li>{escape(trouble)}</li>" for trouble in troubles)
    rows = "".join(map(row, names))
    page = f"<!doctype html><meta charset=utf-8><title>Kith</title><style>{STYLE}</style>"
    (folder / "index.html").write_text(f"{page}<ul>{said}</ul>{rows}")


def row(name: str) -> str:
    files = [(size, f"{name}-{size}-{light}.png") for size in SIZES for light in LIGHTS]
    shots = "".join(
        f'<a href="{file}"><img class="s{size}" loading="lazy" src="{file}" alt=""></a>'
        for size, file in files
    )
    return f"<section><h2>{escape(name)}</h2><div>{shots}</div></section>"

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from . import cover, sheet
from .camera import Camera
from .house import sample_house
from .walk import Walk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]


def main(folder: Path) -> int:
    if not CHROMIUM:
        print("bin/look needs Chromium, which is not here (on Debian: apt-get install chromium).")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    camera = Camera(folder)
    with sample_house() as house, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        Walk(browser, house, camera).all()
        browser.close()
    sheet.write(folder, camera.names, camera.troubles)
    cover.write(folder)
    print(f"{len(camera.names)} pages, four pictures each: {folder / 'index.html'}")
    for trouble in camera.troubles:
        print(f"  {trouble}")
    return 1 if camera.troubles else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""Folders that are not simply on this computer: synced by a cloud service, or on a network."""

import ctypes
import os
from pathlib import Path
from typing import Literal

Place = Literal["here", "synced", "network"]

SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "box": "Box",
    "pcloud drive": "pCloud",
    "pcloudsync": "pCloud",
    "seafile": "Seafile",
    "syncthing": "Syncthing",
    "creative cloud files": "Creative Cloud",
}
_NETWORK_TYPES = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "fuse.sshfs",
    "9p",
    "davfs",
    "ncpfs",
    "fuse.davfs2",
}
_DRIVE_REMOTE = 4


def synced_by(path: Path) -> str:
    """The name of the service that syncs this folder, or an empty text.

    Services mark their folders by name only: "OneDrive - Company", "Dropbox (Personal)".
    """
    for part in path.resolve().parent.parts:
        name = part.casefold()
        for known, service in SYNCED.items():
            if name == known or name.startswith((f"{known} - ", f"{known} (", f"{known}-")):
                return service
    return ""


def on_network(path: Path) -> bool:
    """Whether the file lies on a network drive, where SQLite's WAL must not be used."""
    folder = path.resolve().parent
    if os.name == "nt":
        return _windows_network(folder)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return _mount_type(folder, mounts) in _NETWORK_TYPES


def _mount_type(folder: Path, mounts: str) -> str:
    """The file system type of the longest mount point above a folder.

    Of two at one place the later lies on top, as a share does on the automounter that brought it.
    """
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        point = Path(fields[1].replace("\\040", " "))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def _windows_network(folder: Path) -> bool:
    if folder.drive.startswith("\\\\"):
        return True
    kind = ctypes.WinDLL("kernel32").GetDriveTypeW(f"{folder.drive}\\")  # type: ignore[attr-defined]
    return bool(kind == _DRIVE_REMOTE)


def place_of(path: Path) -> Place:
    """Where a project lies."""
    if synced_by(path):
        return "synced"
    return "network" if on_network(path) else "here"

"""`PATH N` commits N pairs of rows, then stops for good in the middle of a transaction."""

import asyncio
import sys
from pathlib import Path

from storage.database import open_database


async def write_halves(path: Path, whole: int) -> None:
    """Commit `whole` pairs of resumes, then write half a pair and wait to be killed."""
    sql = (
        "INSERT INTO resumes (member, digest, profile, kept_at, sequence) "
        "VALUES (:member, :digest, '{}', 0, 0)"
    )
    async with open_database(path) as database:
        for pair in range(whole + 1):
            async with database.unit() as unit:
                await unit.rows(sql, member="first", digest=f"{pair:064}")
                if pair == whole:
                    sys.stdout.write("half\n")
                    sys.stdout.flush()
                    await asyncio.Event().wait()
                await unit.rows(sql, member="second", digest=f"{pair:064}")


if __name__ == "__main__":
    asyncio.run(write_halves(Path(sys.argv[1]), int(sys.argv[2])))

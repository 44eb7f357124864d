"""The CDN: gives stored files to those who have a signed link that still holds."""

from aiohttp import web

from tests.discord_standin.world.world import World


class Cdn:
    """Serves `cdn.discordapp.com` and `media.discordapp.net`."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def serve(self, request: web.Request) -> web.Response:
        """Give a file, or 404 as the CDN does for wrong and expired links."""
        query = request.query
        found = self._world.files.fetch(
            request.rel_url.raw_path,
            expires=query.get("ex", ""),
            issued=query.get("is", ""),
            signature=query.get("hm", ""),
        )
        if found is None:
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=found.data, headers={"Content-Type": found.content_type})

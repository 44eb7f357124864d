# Greenroom in a container: a slim Python, the hash-pinned lock, no root, and nothing to write but
# /data. Build it here with `docker build -t greenroom .`; compose.yaml runs it.
FROM python:3.12-slim-bookworm AS build

COPY requirements.lock /build/
RUN python -m venv /opt/greenroom \
 && /opt/greenroom/bin/pip install --no-cache-dir --disable-pip-version-check \
      --require-hashes --only-binary :all: -r /build/requirements.lock
# The program is found through a .pth file, so that isolated child processes find it too.
COPY bot /opt/greenroom/app/bot
COPY cogs /opt/greenroom/app/cogs
COPY storage /opt/greenroom/app/storage
COPY question_banks /opt/greenroom/app/question_banks
COPY LICENSE README.md CHANGELOG.md SECURITY.md /opt/greenroom/app/
RUN /opt/greenroom/bin/python -c "import pathlib, sysconfig; pathlib.Path(sysconfig.get_path('purelib'), 'greenroom.pth').write_text('/opt/greenroom/app\n')" \
 && /opt/greenroom/bin/python -m compileall -q /opt/greenroom/app


FROM python:3.12-slim-bookworm

LABEL org.opencontainers.image.title="Greenroom" \
      org.opencontainers.image.licenses="GPL-3.0-or-later"
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /data greenroom \
 && install -d -o greenroom -g greenroom -m 0700 /data
COPY --from=build /opt/greenroom /opt/greenroom

# SQLite rewrites its file when members delete their data: the draft has room in /data, not in /tmp.
# The port is the container's own loopback: /healthz for the check below, /metrics beside it.
ENV PATH=/opt/greenroom/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/data \
    GREENROOM_DATA=/data \
    SQLITE_TMPDIR=/data \
    GREENROOM_LOG=json \
    GREENROOM_METRICS_PORT=9464

USER 10001:10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-I", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['GREENROOM_METRICS_PORT'] + '/healthz', timeout=4)"]
ENTRYPOINT ["python", "-P", "-m", "bot"]
CMD ["run"]

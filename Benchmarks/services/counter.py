"""service1 as one would write it in Python: starlette, uvicorn, prometheus_client, httpx.

What scripts/bench-services compares with. VERSION 1 makes the count itself, 2 asks COUNTER_URL for it.
"""

import os
import socket
import time
from contextlib import asynccontextmanager

import httpx
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

VERSION = os.environ.get("VERSION", "1")
COUNTER_URL = os.environ.get("COUNTER_URL", "http://service2:8000/")
LABELS = {"host": socket.gethostname(), "name": "service1", "version": VERSION}

registry = CollectorRegistry()
names = list(LABELS)
counter = Gauge("counter", "The count that was given last.", [*names, "path"], registry=registry)
requests = Counter("svc_requests", "Requests.", [*names, "path", "method"], registry=registry)
responses = Counter("svc_responses", "Answers.", [*names, "path", "method", "status_code"], registry=registry)
errors = Counter("svc_internal_error", "Failures.", [*names, "path", "method", "type"], registry=registry)
durations = Histogram("svc_request_duration_seconds", "Time.", [*names, "path", "method"], registry=registry)

count = 0
client = None


async def fetch():
    global count
    if VERSION == "1":
        count += 1
        return count
    answer = await client.get(COUNTER_URL)
    answer.raise_for_status()
    return answer.json()["last"]


async def root(request):
    start = time.perf_counter()
    status = 200
    try:
        value = await fetch()
        counter.labels(**LABELS, path="/").set(value)
        answer = JSONResponse({"svc": "service1", "version": VERSION, "timestamp": time.time(), "count": value})
    except httpx.HTTPError as error:
        status = 500
        errors.labels(**LABELS, path="/", method=request.method, type=type(error).__name__).inc()
        answer = JSONResponse({"error": "no count from service2"}, status_code=500)
    requests.labels(**LABELS, path="/", method=request.method).inc()
    responses.labels(**LABELS, path="/", method=request.method, status_code=status).inc()
    durations.labels(**LABELS, path="/", method=request.method).observe(time.perf_counter() - start)
    return answer


async def health(request):
    return Response()


async def metrics(request):
    return Response(generate_latest(registry), media_type="text/plain; version=0.0.4; charset=utf-8")


@asynccontextmanager
async def lifespan(application):
    global client
    async with httpx.AsyncClient(timeout=1) as client:
        yield


app = Starlette(
    routes=[Route("/", root), Route("/health", health), Route("/metrics", metrics)], lifespan=lifespan)

# Images of the demo, each of them one program, some libraries and nothing that runs as root:
#
#     docker build --target service1 --build-arg VERSION=2 --tag chaos-report/service1:v2 .
#     docker build --target service2 --build-arg VERSION=4 --tag chaos-report/service2:v4 .
#     docker build --target toolkit --tag chaos-report/toolkit:v1 .

FROM docker.io/library/swift:6.3-bookworm AS build
RUN apt-get update && apt-get install --yes --no-install-recommends \
    libcairo2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libcurl4-openssl-dev libglib2.0-dev libmicrohttpd-dev \
    libpango1.0-dev libyaml-dev pkg-config \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
COPY Sources Sources
COPY templates templates
# The package names the folders of its tests and benchmarks; nothing of them is built.
COPY Benchmarks Benchmarks
COPY Tests Tests
RUN for product in service1 service2 chaos; do \
    swift build -c release --static-swift-stdlib -Xlinker -s --product "$product" || exit; done \
  && mkdir /programs \
  && cp .build/release/service1 .build/release/service2 .build/release/chaos /programs/

FROM docker.io/library/debian:bookworm-slim AS base
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates libcurl4 libstdc++6 \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin counter

FROM base AS service
RUN apt-get update && apt-get install --yes --no-install-recommends libmicrohttpd12 && rm -rf /var/lib/apt/lists/*
ARG VERSION=1
ENV SERVICE_VERSION=$VERSION
USER 10001
EXPOSE 8000

FROM service AS service1
COPY --from=build /programs/service1 /usr/local/bin/service1
ENTRYPOINT ["service1"]

FROM service AS service2
COPY --from=build /programs/service2 /usr/local/bin/service2
ENTRYPOINT ["service2"]

FROM base AS toolkit
RUN apt-get update && apt-get install --yes --no-install-recommends libglib2.0-0 libyaml-0-2 \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /programs/chaos /usr/local/bin/chaos
COPY experiments /experiments
USER 10001
WORKDIR /tmp
ENTRYPOINT ["chaos"]

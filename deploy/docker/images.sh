#!/bin/sh
# The images of a release: for one kind of processor, each with the list of its libraries and how it was made (SBOM and
# provenance, as attestations beside it); and then one name for all kinds. Every CI calls this; docker-compose.yml says what is built.
#
#   VERSION=1.2.3 deploy/docker/images.sh build amd64
#   VERSION=1.2.3 deploy/docker/images.sh build arm64      on a machine of that kind: a start is practised in the build
#   VERSION=1.2.3 deploy/docker/images.sh index amd64 arm64
#
# REGISTRY is host and path before the names, without a slash at the end. Without it images are built and sent nowhere.
# PRINT=yes shows what would be built.
set -eu
cd "$(dirname "$0")/../.."

services="identity-service catalog-service progress-service notification-service gateway"
version=${VERSION:?is the version of the images, for example 1.2.3}
registry=$(printf %s "${REGISTRY:-}" | tr '[:upper:]' '[:lower:]')

build() { # processor
    processor=$1
    set -- --file docker-compose.yml \
        --set "*.platform=linux/$processor" \
        --set "*.args.VERSION=$version" --set "*.args.REVISION=${REVISION:-unknown}" \
        --set "*.attest=type=sbom" --set "*.attest=type=provenance,mode=max"
    if [ -n "$registry" ]; then
        set -- "$@" --set "*.output=type=registry"
    else
        set -- "$@" --set "*.output=type=cacheonly"
    fi
    for service in $services; do
        set -- "$@" --set "$service.tags=${registry:-backroad}/$service:$version-$processor"
    done
    # shellcheck disable=SC2086
    docker buildx bake ${PRINT:+--print} "$@" $services
}

index() { # processors
    if [ -z "$registry" ]; then
        echo "images: no REGISTRY, so there is nothing to put under one name."
        return
    fi
    for service in $services; do
        all=''
        for processor in "$@"; do
            all="$all $registry/$service:$version-$processor"
        done
        # shellcheck disable=SC2086
        docker buildx imagetools create --tag "$registry/$service:$version" $all
    done
}

case ${1:-} in
    build | index)
        [ $# -gt 1 ] || { echo "images: for which processors? amd64, arm64" >&2 && exit 2; }
        "$@"
        ;;
    *)
        echo "Usage: VERSION=1.2.3 $0 build PROCESSOR | index PROCESSOR..." >&2
        exit 2
        ;;
esac

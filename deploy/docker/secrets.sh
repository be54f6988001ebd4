#!/bin/sh
# Makes the secrets of a Compose system, once: what is there stays, and what no new one can take the place of is not made again.
# Each service has a volume of its own with what it may know, named as its settings are (Spring's configtree); nothing of it is in a
# file of this repository.
set -eu
umask 077

jvm=10001
postgres=999
nginx=101

# The certificate is the last that a first start makes.
tls=/secrets/tls
grown=
[ -s $tls/tls.crt ] && grown=yes

# Writes a value that does not exist yet, whole or not at all.
new() { # file, command...
    file=$1
    shift
    [ -s "$file" ] && return
    "$@" | tr -d '\n' >"$file.new"
    mv "$file.new" "$file"
    echo "secrets: made $file"
}

# Passwords: PostgreSQL knows all, each service its own.
new /secrets/postgres/postgres openssl rand -hex 24
for service in identity catalog progress notification; do
    [ ! -s /secrets/$service/spring.datasource.password ] || new /secrets/postgres/$service cat /secrets/$service/spring.datasource.password
    new /secrets/postgres/$service openssl rand -hex 24
    new /secrets/$service/spring.datasource.password cat /secrets/postgres/$service
done

# The secret that the gateway shows identity-service; whichever of the two has one still.
[ ! -s /secrets/gateway/backroad.web-client-secret ] || new /secrets/identity/backroad.web-client-secret cat /secrets/gateway/backroad.web-client-secret
new /secrets/identity/backroad.web-client-secret openssl rand -hex 24
# Two that differ would let nobody sign in, with all else well.
if ! cmp -s /secrets/identity/backroad.web-client-secret /secrets/gateway/backroad.web-client-secret; then
    rm -f /secrets/gateway/backroad.web-client-secret
    new /secrets/gateway/backroad.web-client-secret cat /secrets/identity/backroad.web-client-secret
fi

# What seals keys in the databases; lost with the volume, so never separate the two.
for service in identity progress notification; do
    key=/secrets/$service/backroad.key-encryption-key
    if [ -n "$grown" ] && ! [ -s $key ]; then
        echo "secrets: $key is gone, and another one cannot read what it sealed in the database. Put it back, or begin anew: docker compose --profile '*' down --volumes"
        exit 1
    fi
    new $key openssl rand -base64 32
done

# A certificate for localhost, and the authority that signed it. Nobody has that one's key afterwards, and it is good
# for this machine's names only: who trusts it in a browser risks nothing.
if ! openssl x509 -in $tls/tls.crt -noout -checkend 604800 >/dev/null 2>&1; then
    work=$(mktemp -d)
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 825 -subj "/CN=Backroad on this machine" \
        -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign \
        -addext "nameConstraints=critical,permitted;DNS:localhost,permitted;IP:127.0.0.1/255.255.255.255" \
        -keyout "$work/ca.key" -out "$work/ca.crt" 2>/dev/null
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -keyout "$work/tls.key" -out "$work/tls.csr" 2>/dev/null
    printf '%s\n' basicConstraints=critical,CA:FALSE keyUsage=critical,digitalSignature extendedKeyUsage=serverAuth \
        subjectAltName=DNS:localhost,IP:127.0.0.1 >"$work/extensions"
    openssl x509 -req -in "$work/tls.csr" -CA "$work/ca.crt" -CAkey "$work/ca.key" -CAcreateserial -days 825 \
        -extfile "$work/extensions" -out "$work/leaf.crt" 2>/dev/null
    mv "$work/tls.key" "$work/ca.crt" $tls/
    mv "$work/leaf.crt" $tls/tls.crt
    rm -rf "$work"
    echo "secrets: made $tls/ca.crt and a certificate for localhost"
fi

for service in identity catalog progress notification gateway; do
    chown -R $jvm:$jvm /secrets/$service
done
chown -R $postgres:$postgres /secrets/postgres
chown -R $nginx:$nginx $tls
chmod 755 $tls
chmod 644 $tls/ca.crt $tls/tls.crt
echo "secrets: complete"

#!/bin/sh
# attendee.sh NAME: prints what an attendee's namespace begins with: the namespace, what it may use, who may work in it, and
# new secrets. They are immutable on purpose: applied a second time, others are refused instead of locking the databases.
#     ./attendee.sh ada | kubectl apply -f -
set -eu
name=${1:-}
case $name in
    '' | *[!a-z0-9-]* | -* | *- | ????????????????????????????????*)
        echo "attendee.sh: a NAME has 1 to 31 of a-z, 0-9 and, inside, -: ./attendee.sh ada" >&2
        exit 2
        ;;
esac
namespace=backroad-$name

password() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
key() { head -c 32 /dev/urandom | base64; }

secret() { # NAME; its entries from standard input
    printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n  namespace: %s\nimmutable: true\nstringData:\n' "$1" "$namespace"
    cat
}

entry() { printf '  %s: "%s"\n' "$1" "$2"; }

cat <<END
apiVersion: v1
kind: Namespace
metadata:
  name: $namespace
  labels:
    backroad.dev/workshop: attendee
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/warn: restricted
---
# One system, its migrations, and a second pod while one is replaced; no way in from outside but a forwarded port.
apiVersion: v1
kind: ResourceQuota
metadata:
  name: attendee
  namespace: $namespace
spec:
  hard:
    pods: "25"
    requests.memory: 8Gi
    limits.memory: 8Gi
    persistentvolumeclaims: "4"
    requests.storage: 5Gi
    services.loadbalancers: "0"
    services.nodeports: "0"
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: attendee
  namespace: $namespace
automountServiceAccountToken: false
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: attendee
  namespace: $namespace
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: ServiceAccount, name: attendee, namespace: $namespace}]
END

identity=$(password) catalog=$(password) progress=$(password) notification=$(password) web=$(password)

{
    entry postgres "$(password)"
    entry identity "$identity"
    entry catalog "$catalog"
    entry progress "$progress"
    entry notification "$notification"
} | secret postgres

# Named as Spring's settings are: each service reads its folder of files as a configuration tree.
{
    entry spring.datasource.password "$identity"
    entry backroad.web-client-secret "$web"
    entry backroad.key-encryption-key "$(key)"
} | secret identity-service
entry spring.datasource.password "$catalog" | secret catalog-service
{
    entry spring.datasource.password "$progress"
    entry backroad.key-encryption-key "$(key)"
} | secret progress-service
{
    entry spring.datasource.password "$notification"
    entry backroad.key-encryption-key "$(key)"
} | secret notification-service
entry backroad.web-client-secret "$web" | secret gateway

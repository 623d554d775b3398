#!/bin/sh
# Makes the secrets that compose.yaml hands over as files, once. The folder is closed to others; the
# files in it are open, because the users in the containers are not the one who made them.
set -eu
cd "$(dirname "$0")"
umask 077
if [ -e secrets ]; then
  echo "$(pwd)/secrets is there already: keep it, or the database no longer lets the service in." >&2
  exit 1
fi
mkdir secrets.new
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
write() { printf '%s' "$2" >"secrets.new/$1" && chmod 444 "secrets.new/$1"; }
owner=$(random)
service=$(random)
write postgres_password "$(random)"
write owner_password "$owner"
write owner_database_url "postgres://kelisim_owner:$owner@postgres:5432/kelisim"
write service_password "$service"
write service_database_url "postgres://kelisim_service:$service@postgres:5432/kelisim"
mv secrets.new secrets
echo "Made $(pwd)/secrets. Keep a copy of it in a safe place."

#include "server/platform/database/mysql_failure.hpp"

namespace narae::database {

Failure::Kind kindOfMySqlError(int code)
{
    switch (code) {
    case 1020: // the row changed since the snapshot (MariaDB)
    case 1205: // lock wait timed out; the transaction is still open
    case 1213: // deadlock; the transaction is gone
    case 1243: // prepared statement lost by a proxy
    case 1317: // the statement was interrupted
    case 1615: // the table changed under the prepared statement
    case 1637: // too many transactions at once
    case 1969: // the statement took too long (MariaDB)
    case 3024: // the statement took too long (MySQL)
    case 3572: // NOWAIT met a lock (MySQL)
        return Failure::Kind::Transient;
    case 1040: // too many connections
    case 1047: // the Galera node is not in its cluster
    case 1053: // the server shuts down
    case 1152: // connection aborted
    case 1158: // network: read
    case 1159: // network: read timed out
    case 1160: // network: write
    case 1161: // network: write timed out
    case 1184: // connection aborted
    case 1203: // too many connections of this account
    case 1226: // the account's limit
    case 1290: // the server only reads now: it is no longer the primary
    case 1836: // the same
    case 1927: // connection killed (MariaDB)
    case 2002: // no server at the socket
    case 2003: // no server at the port
    case 2005: // unknown host
    case 2006: // the server has gone away
    case 2012: // handshake
    case 2013: // lost during the statement
    case 2026: // TLS
    case 2055: // lost, with the system's reason
    case 4031: // disconnected for being idle (MySQL)
        return Failure::Kind::ConnectionLost;
    case 1022: // duplicate key
    case 1048: // NULL where none may be
    case 1062: // duplicate key
    case 1216: // no such parent
    case 1217: // parent still needed
    case 1264: // number out of range
    case 1265: // value cut off
    case 1292: // not such a value
    case 1364: // a value is missing
    case 1366: // not such a value, or not such letters
    case 1406: // text too long
    case 1451: // parent still needed
    case 1452: // no such parent
    case 1586: // duplicate key
    case 1690: // number out of range
    case 3819: // CHECK (MySQL)
    case 4025: // CHECK (MariaDB)
        return Failure::Kind::Constraint;
    case 1021: // the disk is full
    case 1114: // the table is full
        return Failure::Kind::NoRoom;
    default: return Failure::Kind::Broken;
    }
}

bool isMySqlAccessDenied(int code)
{
    switch (code) {
    case 1044: // not this schema
    case 1045: // not this account with this password
    case 1049: // no such schema, and it may not be made
    case 1130: // not from this machine
    case 1142: // not this statement
    case 1227: // the same
    case 1251: // not with this way of proving who one is
    case 1698: // not without another proof
    case 2059: // the same as 1251, said by the client library
    case 2061: // the same
        return true;
    default: return false;
    }
}

} // namespace narae::database

// A straightforward booking server on Fastify and mysql2, to compare Narae with: see ../README.md for what it does and
// what it leaves out. `node server.mjs SOCKET SCHEMA` prints the port it listens on.
import Fastify from 'fastify';
import mysql from 'mysql2/promise';

const [socketPath, database] = process.argv.slice(2);
const pool = mysql.createPool({ socketPath, user: 'root', database, connectionLimit: 16 });
const app = Fastify({ logger: false });

const text = { type: 'string' };
const body = {
    type: 'object',
    required: ['flightId', 'cabin', 'passengers', 'contact', 'paymentMethod'],
    properties: {
        flightId: { type: 'integer' },
        cabin: text,
        passengers: { type: 'array', minItems: 1, maxItems: 9, items: { type: 'object', properties: { name: text } } },
        contact: { type: 'object', required: ['phone'], properties: { phone: text } },
        paymentMethod: text,
    },
};
const booked = {
    type: 'object',
    properties: {
        reservationId: { type: 'integer' },
        locator: text,
        flightId: { type: 'integer' },
        cabin: text,
        state: text,
        passengers: { type: 'array', items: text },
        contact: { type: 'object', properties: { phone: text } },
    },
};

class SoldOut extends Error {}

async function transact(connection, order, key) {
    const count = order.passengers.length;
    await connection.query('START TRANSACTION');
    const [[flight]] = await connection.execute(
        'SELECT price_minor, currency FROM flights WHERE flight_id = ?', [order.flightId]);
    // Guarded by the capacity: of two that want the last seat, one finds no row.
    const [taken] = await connection.execute(
        'UPDATE flights SET sold = sold + ? WHERE flight_id = ? AND sold + ? <= capacity',
        [count, order.flightId, count]);
    if (taken.affectedRows === 0) throw new SoldOut();
    const total = flight.price_minor * count;
    const locator = Math.floor(Math.random() * 0x1000000).toString(16).toUpperCase().padStart(6, '0');
    const [{ insertId: id }] = await connection.execute(
        'INSERT INTO reservations (locator, flight_id, cabin, phone, total_minor, currency, state, placed_at_ms) ' +
        "VALUES (?, ?, ?, ?, ?, ?, 'confirmed', ?)",
        [locator, order.flightId, order.cabin, order.contact.phone, total, flight.currency, Date.now()]);
    for (let number = 1; number <= count; ++number)
        await connection.execute('INSERT INTO passengers (reservation_id, number, name) VALUES (?, ?, ?)',
                                 [id, number, order.passengers[number - 1].name]);
    await connection.execute('INSERT INTO intents (intent_key, reservation_id) VALUES (?, ?)', [key, id]);
    await connection.execute(
        'INSERT INTO payments (reservation_id, amount_minor, currency, method, state, recorded_ms) ' +
        "VALUES (?, ?, ?, ?, 'captured', ?)",
        [id, total, flight.currency, order.paymentMethod, Date.now()]);
    const answer = {
        reservationId: id, locator, flightId: order.flightId, cabin: order.cabin, state: 'confirmed',
        passengers: order.passengers.map((passenger) => passenger.name), contact: order.contact,
    };
    await connection.execute(
        "INSERT INTO outbox (type, flight_id, time_ms, data) VALUES ('ReservationConfirmed', ?, ?, ?)",
        [order.flightId, Date.now(), JSON.stringify(answer)]);
    await connection.query('COMMIT');
    return answer;
}

async function replay(connection, key) {
    const [[kept]] = await connection.execute(
        'SELECT r.reservation_id AS reservationId, r.flight_id AS flightId, r.state FROM intents i ' +
        'JOIN reservations r ON r.reservation_id = i.reservation_id WHERE i.intent_key = ?', [key]);
    return kept;
}

app.post('/v1/reservations', { schema: { body, response: { 201: booked } } }, async (request, reply) => {
    const key = request.headers['idempotency-key'];
    const connection = await pool.getConnection();
    try {
        const answer = await transact(connection, request.body, key);
        return reply.code(201).send(answer);
    } catch (trouble) {
        await connection.query('ROLLBACK');
        if (trouble instanceof SoldOut) return reply.code(409).send({ code: 'seat.sold_out' });
        if (trouble.code === 'ER_DUP_ENTRY') return reply.code(201).send(await replay(connection, key));
        throw trouble;
    } finally {
        connection.release();
    }
});

await app.listen({ host: '127.0.0.1', port: 0 });
console.log(`listening on http://127.0.0.1:${app.server.address().port}`);

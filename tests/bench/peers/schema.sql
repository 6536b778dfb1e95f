-- What a plain airline needs to sell seats: the peers' tables, the same for all of them. Beside each stands what of
-- Narae's it answers to. What the peers leave out is said in peers/README.md.
CREATE TABLE flights (
    flight_id BIGINT NOT NULL PRIMARY KEY,
    flight_number VARCHAR(40) NOT NULL,
    price_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    capacity INTEGER NOT NULL,
    sold INTEGER NOT NULL,
    CHECK (sold <= capacity)
);
CREATE TABLE reservations (
    reservation_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    locator CHAR(6) NOT NULL,
    flight_id BIGINT NOT NULL,
    cabin VARCHAR(20) NOT NULL,
    phone VARCHAR(40) NOT NULL,
    total_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    state VARCHAR(20) NOT NULL,
    placed_at_ms BIGINT NOT NULL,
    KEY (flight_id)
);
CREATE TABLE passengers (
    reservation_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    name VARCHAR(100) NOT NULL,
    PRIMARY KEY (reservation_id, number)
);
CREATE TABLE intents (
    intent_key VARCHAR(255) NOT NULL PRIMARY KEY,
    reservation_id BIGINT NOT NULL
);
CREATE TABLE payments (
    payment_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    reservation_id BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency CHAR(3) NOT NULL,
    method VARCHAR(64) NOT NULL,
    state VARCHAR(12) NOT NULL,
    recorded_ms BIGINT NOT NULL,
    UNIQUE KEY (reservation_id)
);
CREATE TABLE outbox (
    event_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    type VARCHAR(40) NOT NULL,
    flight_id BIGINT NOT NULL,
    time_ms BIGINT NOT NULL,
    data LONGTEXT NOT NULL
);

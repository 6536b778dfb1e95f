-- One booking in one CALL. A full flight ends it with SQLSTATE 45000; a key that was used with error 1062, as in the
-- statements of plain/.
CREATE PROCEDURE book(IN the_reservation BIGINT, IN the_locator CHAR(6), IN the_flight BIGINT, IN the_cabin VARCHAR(20),
                      IN the_phone VARCHAR(40), IN the_names LONGTEXT, IN the_count INTEGER, IN the_key VARCHAR(255),
                      IN the_method VARCHAR(64), IN now_ms BIGINT)
BEGIN
    DECLARE the_price BIGINT;
    DECLARE the_currency CHAR(3);
    DECLARE passenger INTEGER DEFAULT 1;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION
    BEGIN
        ROLLBACK;
        RESIGNAL;
    END;
    START TRANSACTION;
    SELECT price_minor, currency INTO the_price, the_currency FROM flights WHERE flight_id = the_flight;
    UPDATE flights SET sold = sold + the_count WHERE flight_id = the_flight AND sold + the_count <= capacity;
    IF ROW_COUNT() = 0 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'seat.sold_out';
    END IF;
    INSERT INTO reservations (reservation_id, locator, flight_id, cabin, phone, total_minor, currency, state, placed_at_ms)
        VALUES (the_reservation, the_locator, the_flight, the_cabin, the_phone, the_price * the_count, the_currency,
                'confirmed', now_ms);
    WHILE passenger <= the_count DO
        INSERT INTO passengers (reservation_id, number, name)
            VALUES (the_reservation, passenger, JSON_VALUE(the_names, CONCAT('$[', passenger - 1, ']')));
        SET passenger = passenger + 1;
    END WHILE;
    INSERT INTO intents (intent_key, reservation_id) VALUES (the_key, the_reservation);
    INSERT INTO payments (reservation_id, amount_minor, currency, method, state, recorded_ms)
        VALUES (the_reservation, the_price * the_count, the_currency, the_method, 'captured', now_ms);
    INSERT INTO outbox (type, flight_id, time_ms, data)
        VALUES ('ReservationConfirmed', the_flight, now_ms,
                JSON_OBJECT('reservationId', the_reservation, 'flightId', the_flight, 'count', the_count));
    COMMIT;
END

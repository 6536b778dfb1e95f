#include "server/platform/event_bus/offset_shelf.hpp"

#include "server/platform/database/bulk.hpp"

namespace narae::event_bus {

void OffsetShelf::put(const std::string& topic, std::int32_t partition, std::int64_t next)
{
    const Key key{topic, partition};
    const std::int64_t* known = rows_.find(key);
    if (known == nullptr)
        rows_.add(key, next);
    else if (*known != next)
        *rows_.change(key) = next;
}

void OffsetShelf::load(database::Session& session)
{
    std::vector<database::Value> keys;
    for (const auto& [topic, partition] : rows_.takeWanted()) {
        keys.emplace_back(topic);
        keys.emplace_back(std::int64_t{partition});
    }
    database::selectInTuples(
        session, "SELECT topic, partition_no, next_offset FROM kafka_offsets WHERE (topic, partition_no)", keys, 2,
        session.forUpdate(), [this](const database::Rows& rows, std::size_t row) {
            rows_.put({rows.text(row, 0), static_cast<std::int32_t>(rows.integer(row, 1))}, rows.integer(row, 2));
        });
}

void OffsetShelf::write(database::Session& session)
{
    rows_.eachChanged(
        [&session](const Key& key, std::int64_t next) {
            // Guard: the primary key.
            session.execute("INSERT INTO kafka_offsets (topic, partition_no, next_offset) VALUES (?, ?, ?)",
                            {key.first, std::int64_t{key.second}, next});
        },
        [&session](const Key& key, std::int64_t next) {
            // Guard: the row is locked since it was loaded; either of two copies may have the last word.
            session.execute("UPDATE kafka_offsets SET next_offset = ? WHERE topic = ? AND partition_no = ?",
                            {next, key.first, std::int64_t{key.second}});
        });
}

void StoreOffsets::want(OffsetShelf& shelf) const
{
    for (const auto& entry : next)
        shelf.want(topic, entry.first);
}

Result<bool> StoreOffsets::decide(OffsetShelf& shelf, Instant) const
{
    for (const auto& [partition, offset] : next)
        shelf.put(topic, partition, offset);
    return true;
}

Result<kafka::Offsets> storedOffsets(database::Pool& pool, const std::string& topic)
{
    const auto session = pool.lease();
    const auto rows = session->query("SELECT partition_no, next_offset FROM kafka_offsets WHERE topic = ?", {topic});
    if (session->failure()) return refuse("database.away").retryAfter(1);
    kafka::Offsets offsets;
    for (std::size_t row = 0; row < rows.size(); ++row)
        offsets[static_cast<std::int32_t>(rows.integer(row, 0))] = rows.integer(row, 1);
    return offsets;
}

} // namespace narae::event_bus

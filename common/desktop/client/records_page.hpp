#pragma once

#include "common/desktop/client/records.hpp"

#include <QJsonArray>

namespace narae::desktop {

template <class Record>
Page<Record> pageFromJson(const QJsonObject& json)
{
    Page<Record> page;
    const QJsonArray items = json.value("items").toArray();
    page.items.reserve(static_cast<std::size_t>(items.size()));
    for (const QJsonValue& item : items)
        page.items.push_back(Record::fromJson(item.toObject()));
    page.hasMore = json.value("hasMore").toBool();
    page.next = json.value("next").toString();
    return page;
}

} // namespace narae::desktop

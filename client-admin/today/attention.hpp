#pragma once

#include "client-admin/today/today_service.hpp"

#include <QVariantMap>

namespace narae::admin {

/// One thing that somebody should look at, and the way there.
struct AttentionItem {
    enum class Kind { UnknownPayments, DeadLetters, Disagreeing, CancelledWithPeople, FewSold };
    Kind kind = Kind::FewSold;
    bool danger = false; ///< else a warning
    QString icon;
    QString title, sentence;
    QString action; ///< what the link says
    QString page;   ///< where it leads; empty: stays on the page, as a filter
    QVariantMap where;
};

/// What wants a look now, the gravest first. In the app's language.
std::vector<AttentionItem> attentionFor(const TodayService& service, const desktop::AirportBook& airports,
                                        const QDateTime& now);

} // namespace narae::admin

#pragma once

#include "common/desktop/client/api_client.hpp"
#include "common/desktop/client/records.hpp"

#include <QHash>
#include <QTimeZone>

namespace narae::desktop {

/// The airports by their codes: names in both languages, and the zone in which their times are shown. Loaded once from
/// the server, or from what was last seen. Until then, and for an unknown code, the code is the name and the zone is
/// UTC. GUI thread.
class AirportBook : public QObject {
    Q_OBJECT

public:
    explicit AirportBook(ApiClient& client, QObject* parent = nullptr);

    void load();
    bool loaded() const { return !airports_.empty(); }
    const std::vector<Airport>& all() const { return airports_; }
    const Airport* find(const QString& code) const;
    /// "서울 김포" or "Seoul Gimpo" where a city has several airports, else the city alone. `korean` picks the
    /// language.
    QString shortName(const QString& code, bool korean) const;
    QString city(const QString& code, bool korean) const;
    QString fullName(const QString& code, bool korean) const; ///< 김포국제공항
    QTimeZone zone(const QString& code) const;

Q_SIGNALS:
    void changed();

private:
    ApiClient& client_;
    std::vector<Airport> airports_;
    QHash<QString, int> places_;
    QHash<QString, int> airportsOfCity_;
};

} // namespace narae::desktop

#pragma once

#include "client-customer/search/search_query.hpp"
#include "common/desktop/client/live_resource.hpp"
#include "common/desktop/client/records.hpp"

#include <QAbstractTableModel>
#include <QHash>
#include <QTime>
#include <optional>

namespace narae::desktop {
class Parts;
}

namespace narae::customer {

/// How the board is sorted and what it leaves out.
struct BoardWish {
    enum class Sort { Departure, Price, Duration };
    Sort sort = Sort::Departure;
    bool morning = false;   ///< departures before noon only
    bool afternoon = false; ///< from noon on only; both or none: all day
    bool together = false;  ///< one cabin still seats the whole party
    friend bool operator==(const BoardWish&, const BoardWish&) = default;
};

/// The flights of one day of a route, watched while somebody looks: seats fall in place, rows keep their place and
/// their selection. The first page is asked for when the live stream tells of the route, and every second where it does
/// not; the pages behind it whenever it has changed, or something has that is not in it. GUI thread.
class FlightBoardModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Departs, Line, Arrives, Flight, Seats, Total, Choose, kColumns };
    enum Role { FlightRole = Qt::UserRole, FadeRole };

    explicit FlightBoardModel(desktop::Parts& parts, QObject* parent = nullptr);

    void watch(const SearchQuery& query);
    void setActive(bool active);
    void setWish(const BoardWish& wish);
    void refresh() { live_.refresh(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const desktop::FlightStatus& flight(int row) const { return *rows_[static_cast<std::size_t>(row)]; }
    int rowOf(qint64 flightId) const;
    int travellers() const { return query_.travellers; }
    const SearchQuery& query() const { return query_; }
    /// The cabin of a flight at which the whole party has seats for the least; nothing when none has enough.
    const desktop::CabinStatus* cabinFor(const desktop::FlightStatus& flight) const;
    /// What the party pays: in that cabin, or at the fare there was when it is sold out.
    Money totalOf(const desktop::FlightStatus& flight) const;
    /// The seats left in the cabin asked for, or in all of them.
    int leftIn(const desktop::FlightStatus& flight) const;
    /// The most seats left in one cabin, of those asked for.
    int leftTogether(const desktop::FlightStatus& flight) const;

    bool loaded() const { return loaded_; }
    bool anyFlight() const { return !flights_.empty(); } ///< whatever the wish leaves out
    QDateTime seenAt() const { return seenAt_; }
    /// Whether the live stream tells of its changes: what stands there is as it is now, however long ago it was asked.
    bool toldOfChanges() const { return live_.followsStream(); }
    /// How far a row's number of seats has faded in, 0 to 1.
    double fadeOf(qint64 flightId) const { return fades_.value(flightId, 1.0); }

    /// The words of a row, for those who hear it.
    QString words(const desktop::FlightStatus& flight) const;
    void retranslate();

Q_SIGNALS:
    void changed();                               ///< other rows, or none
    void seen();                                  ///< seenAt() is another
    void failed(const desktop::Problem& problem); ///< and nothing is there to be shown

private:
    using FlightPtr = std::shared_ptr<const desktop::FlightStatus>;

    desktop::Call callFor(const QString& after) const;
    void took(const desktop::Answer& answer);
    void askRest(const QString& after, int generation);
    void settle();
    void arrange();
    bool wanted(const desktop::FlightStatus& flight) const;
    bool asked(const desktop::CabinStatus& cabin) const;
    bool before(const desktop::FlightStatus& one, const desktop::FlightStatus& other) const;
    void fade(qint64 flightId);

    desktop::Parts& parts_;
    desktop::LiveResource live_;
    SearchQuery query_;
    BoardWish wish_;
    std::vector<FlightPtr> flights_;
    std::vector<FlightPtr> coming_; ///< while the pages behind the first are on their way
    std::vector<FlightPtr> rows_;
    QHash<qint64, double> fades_;
    QString next_;
    int confirmations_ = 0;
    int generation_ = 0;
    bool loaded_ = false;
    QDateTime seenAt_;
};

} // namespace narae::customer

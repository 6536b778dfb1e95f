#pragma once

#include "client-admin/airline/flight_record.hpp"
#include "common/desktop/widgets/seat_chart.hpp"

#include <QSet>

namespace narae::admin {

/// An aircraft's seats while they are laid out: cabins of rows, some seats of which are blocked. What it becomes is
/// written in SeatMap's notation. A value: undo keeps copies.
class SeatLayout {
public:
    struct Row {
        int number = 0;
        QString letters; ///< ABC_DEF
        bool exit = false;
        QSet<QChar> blocked;
        bool operator==(const Row&) const = default;
    };
    struct Cabin {
        QString cabin;
        std::vector<Row> rows;
        bool operator==(const Cabin&) const = default;
        int capacity() const;
        QString notation() const;
        /// The letters that most of its rows have.
        QString letters() const;
    };
    /// What is wrong, and in which cabin.
    struct Flaw {
        int cabin = -1; ///< -1: in all of it
        QString sentence;
    };

    std::vector<Cabin> cabins;

    static SeatLayout of(const std::vector<CabinLayoutRecord>& cabins);
    /// Reads one cabin's notation; nothing where it is malformed, and then `reason` says why.
    static std::optional<std::vector<Row>> rowsFrom(const QString& notation, QString* reason = nullptr);
    bool operator==(const SeatLayout&) const = default;

    int capacity() const;
    std::vector<Flaw> flaws() const;
    QJsonArray toJson() const;
    /// As it is drawn; `titles` names the cabins.
    desktop::SeatChart chart(const std::function<QString(const QString&)>& title) const;

    // Changes. Rows and cabins are told by their places.
    void setBlocked(int cabin, int row, QChar letter, bool blocked);
    bool blocked(int cabin, int row, QChar letter) const;
    void setExit(int cabin, int row, bool exit);
    /// A row more behind `row`, like it; those behind it move back by one.
    void addRow(int cabin, int row);
    void removeRow(int cabin, int row);
    void setRange(int cabin, int first, int last);
    void setLetters(int cabin, const QString& letters);
    void setExitRows(int cabin, const QList<int>& numbers);
    void addCabin(const QString& cabin);
};

} // namespace narae::admin

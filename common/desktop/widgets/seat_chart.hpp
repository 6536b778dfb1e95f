#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace narae::desktop {

/// One seat as it is drawn. Where it lies is said by its cabin, its row and its lane.
struct SeatCell {
    enum class State {
        Free,
        Held, ///< by another party that has not paid yet
        Taken,
        Blocked, ///< not there, or not sold
    };
    QString name; ///< 12A
    State state = State::Free;
    bool window = false, aisle = false;
    bool exit = false; ///< more legroom, and adults only
    int cabin = 0;
    int row = 0;  ///< its row's place in the cabin, from the front
    int lane = 0; ///< its letter's place in the cabin's letters, aisles counted; 0 is at the bottom of the picture
};

/// A cabin of an aircraft: rows of letters with aisles between.
struct SeatCabin {
    QString key;   ///< economy
    QString title; ///< in the app's language
    QString price; ///< of each of its seats, formatted; may be empty
    struct Row {
        int number = 0;
        QString letters; ///< ABC_DEF
        bool exit = false;
    };
    std::vector<Row> rows;
    /// The letters of its widest row: what its lanes are called.
    QString letters() const;
};

/// An aircraft's seats, front to back and from A upwards: plain data for the drawn map, filled from whatever knows it.
class SeatChart {
public:
    std::vector<SeatCabin> cabins;
    std::vector<SeatCell> seats;

    /// Adds a cabin; its seats follow by addRow().
    void addCabin(const QString& key, const QString& title, const QString& price);
    /// Adds a row to the last cabin, and a seat for each of its letters; those not named by setState() are free.
    void addRow(int number, const QString& letters, bool exit);
    void setState(const QString& seat, SeatCell::State state);

    int find(const QString& seat) const; ///< its place in `seats`, or -1
    int at(int cabin, int row, int lane) const;
    const SeatCell& seat(int index) const { return seats[static_cast<std::size_t>(index)]; }
    /// Whether the seats are the same ones, whatever their states.
    bool sameSeats(const SeatChart& other) const;
    int cabinCalled(const QString& key) const; ///< or -1

    /// The free seat of its cabin that lies nearest to `seat` and is none of `but`; -1 when there is none. From a usual
    /// row it is one of a usual row while there is one: an exit row is for those who choose it.
    int nearestFree(int seat, const QStringList& but = {}) const;
    /// `count` free seats of a cabin for people who belong together: side by side if there are such, else across an
    /// aisle, else as near as can be. Empty when too few are free.
    QStringList neighbours(int cabin, int count) const;

private:
    std::vector<int> run(int cabin, int row, int count, bool acrossAisles) const;
};

} // namespace narae::desktop

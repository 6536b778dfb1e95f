#pragma once

#include "common/desktop/client/api_client.hpp"

#include <QAbstractTableModel>

namespace narae::admin {

/// A schedule's file on its way in: looked through first (a dry run), its wrong rows corrected in place, then
/// registered, some hundred rows at a time so that it can be stopped. A row that is there already is passed over, so a
/// file may be sent again. As a table it shows the rows that must be corrected.
class CsvImport : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class State { New, Good, Changed, Wrong, Registered, There };
    enum class Phase { Empty, Checking, Checked, Importing, Paused, Done };

    explicit CsvImport(desktop::ApiClient& client, QObject* parent = nullptr);

    /// Takes the file and begins the dry run. False when it is no table at all; problem() says why.
    bool take(const QString& name, const QByteArray& bytes);
    void check();  ///< rows that are new or were corrected
    void import(); ///< all rows that are good
    void stop() { stopping_ = true; }
    void clear();

    Phase phase() const { return phase_; }
    bool running() const { return phase_ == Phase::Checking || phase_ == Phase::Importing; }
    const QString& name() const { return name_; }
    const QString& problem() const { return problem_; }
    int total() const { return static_cast<int>(rows_.size()); }
    int count(State state) const;
    int done() const { return done_; } ///< rows looked at, or registered, in this phase
    int todo() const { return todo_; }
    /// Places of the rows to be corrected, among all.
    std::vector<int> wrongPlaces() const;
    int shownRowOf(int place) const; ///< -1 when it needs no correction

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void progressed();

private:
    struct Row {
        int number = 0; ///< in the file, the header is 1
        QStringList cells;
        State state = State::New;
        QString column, message;
    };
    void send(bool dryRun);
    void sendSlice(bool dryRun);
    void read(const QJsonObject& report, bool dryRun);
    void finish(bool dryRun);
    void showWrong();

    desktop::ApiClient& client_;
    QString name_, problem_;
    QStringList header_;
    std::vector<Row> rows_;
    std::vector<std::size_t> queue_;
    std::size_t next_ = 0;
    std::vector<std::size_t> slice_;
    std::vector<int> shown_;
    Phase phase_ = Phase::Empty;
    int done_ = 0;
    int todo_ = 0;
    bool stopping_ = false;
    int generation_ = 0;
};

} // namespace narae::admin

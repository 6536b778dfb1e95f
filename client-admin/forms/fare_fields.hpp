#pragma once

#include "client-admin/airline/flight_record.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QWidget>

namespace narae::admin {

/// A fare for each cabin of an aircraft or a flight. What was typed for a cabin stays when the cabins change.
class FareFields : public QWidget {
    Q_OBJECT

public:
    /// `prefix` begins the fields' object names: "fare" makes fareEconomy.
    explicit FareFields(QString prefix, QWidget* parent = nullptr);

    void setCabins(const QStringList& cabins);
    QStringList cabins() const;
    void setFare(const QString& cabin, Money price);
    QLineEdit* field(const QString& cabin) const; ///< null when there is none
    /// The fare typed; nothing when it is none, and the field is marked.
    std::optional<Money> fare(const QString& cabin) const;
    /// All of them, or nothing when one is missing.
    std::optional<std::vector<std::pair<QString, Money>>> fares() const;
    void setCurrency(Currency currency) { currency_ = currency; }
    void setPlaceholder(const QString& text);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    struct Field {
        QString cabin;
        QLabel* label;
        QLineEdit* edit;
        QWidget* row;
    };
    QString prefix_;
    Currency currency_ = Currency::krw();
    QString placeholder_;
    QVBoxLayout* column_;
    std::vector<Field> fields_;
    QHash<QString, QString> typed_;
};

} // namespace narae::admin

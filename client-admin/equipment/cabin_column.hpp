#pragma once

#include "client-admin/equipment/layout_history.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>

namespace narae::admin {

/// The cabins of a layout, and the chosen one in fields: its rows, letters, exit rows, and its notation.
class CabinColumn : public QWidget {
    Q_OBJECT

public:
    CabinColumn(LayoutHistory& history, QWidget* parent = nullptr);

    int cabin() const;
    void setCabin(int cabin);
    void showSelection(const QStringList& seats);

Q_SIGNALS:
    void cabinChanged(int cabin);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void fill();
    void fillFields();
    void take(QLineEdit* field);
    void showProblem(QLineEdit* field, const QString& sentence);
    QLineEdit* addField(const char* name);
    void retranslate();

    LayoutHistory& history_;
    bool filling_ = false;
    QStringList selection_;
    desktop::TextLabel *title_, *fieldsTitle_, *selectionTitle_, *selectionWords_, *problem_;
    QComboBox* add_;
    desktop::Button* remove_;
    QListWidget* list_;
    QLineEdit *first_, *last_, *letters_, *exits_, *notation_;
    QList<desktop::TextLabel*> labels_;
};

} // namespace narae::admin

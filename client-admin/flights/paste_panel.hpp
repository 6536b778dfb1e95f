#pragma once

#include "client-admin/flights/flight_paste.hpp"
#include "client-admin/forms/side_panel.hpp"

#include <QPlainTextEdit>
#include <QProgressBar>
#include <QTableView>

namespace narae::admin {

/// Rows from a spreadsheet: the text itself, to be corrected in place, and below it what each row is.
class PastePanel : public SidePanel {
    Q_OBJECT

public:
    PastePanel(FlightPaste& paste, QWidget* parent = nullptr);
    void begin(const QString& text);
    void setOnline(bool online);

protected:
    void changeEvent(QEvent* event) override;

private:
    void judge();
    void retranslate();

    FlightPaste& paste_;
    bool online_ = true;
    QPlainTextEdit* text_;
    QTableView* table_;
    QProgressBar* progress_;
    desktop::TextLabel *hint_, *words_;
    desktop::Button *stop_, *go_;
};

} // namespace narae::admin

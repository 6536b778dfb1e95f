#pragma once

#include <QWidget>

namespace narae::desktop {

/// What the seats' looks mean, in one row under the map; breaks into two where it must.
class SeatLegend : public QWidget {
    Q_OBJECT

public:
    explicit SeatLegend(QWidget* parent = nullptr);
    /// For the editor and its preview: also what is not sold, and nothing of "mine".
    void setForStaff(bool staff);
    /// At the right: "A321neo · 3-3".
    void setNote(const QString& note);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {240, 24}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Entry;
    std::vector<Entry> entries() const;
    void retranslate();

    bool staff_ = false;
    QString note_;
};

} // namespace narae::desktop

#pragma once

#include <QByteArray>
#include <QColor>
#include <vector>

class QPainter;
class QRectF;

namespace narae::customer {

/// A QR code (ISO 18004) at error level M: its modules, drawn as vectors wherever it is wanted.
class QrCode {
public:
    /// Empty when the text does not fit into any QR code.
    static QrCode of(const QByteArray& text);

    bool empty() const { return size_ == 0; }
    int size() const { return size_; } ///< modules at a side, without the quiet zone
    bool dark(int x, int y) const
    {
        return dark_[static_cast<std::size_t>(y) * static_cast<std::size_t>(size_) + static_cast<std::size_t>(x)];
    }

    /// Into `at`, which holds the quiet zone of four modules too. Dark on white in both schemes: readers want it so.
    void paint(QPainter& painter, const QRectF& at) const;

    static constexpr int kQuietModules = 4;

private:
    int size_ = 0;
    std::vector<bool> dark_;
};

} // namespace narae::customer

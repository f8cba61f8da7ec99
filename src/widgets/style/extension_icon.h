// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIconEngine>

namespace widgets {

/// "It goes on in this direction": at the end of a bar that has too little room, and on a link.
/// Drawn in the color that the program has when it is painted.
class ExtensionIcon final : public QIconEngine {
public:
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine* clone() const override { return new ExtensionIcon; }
};

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/preview/preview.h"

#include <QWidget>

#include <optional>

namespace widgets {

/// The course of one metric in a line without axes: its title and values above, the moment at which
/// it left its usual range as an upright line. Hidden where there is no curve.
class PreviewSparkline final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewSparkline)

public:
    explicit PreviewSparkline(QWidget* parent = nullptr);

    void setCurve(std::optional<models::PreviewCurve> curve);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintWords(QPainter& painter, int height) const;
    void paintCurve(QPainter& painter, const QRectF& place) const;

    std::optional<models::PreviewCurve> m_curve;
};

} // namespace widgets

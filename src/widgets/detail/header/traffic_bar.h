// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/widgets/theme/theme.h"

#include <QString>
#include <QWidget>

#include <optional>

class QPainter;

namespace widgets {

/// How the traffic is split between the two sets of resources: a stacked bar with their names and
/// numbers under it; in words where there is but one, or a share is not known. A sum other than 100
/// is drawn as it is: an unclaimed rest stays empty.
class TrafficBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrafficBar)

public:
    explicit TrafficBar(QWidget* parent = nullptr);

    /// @p resources are those of the deployment at some time, which is asked what they are called.
    void setResources(
        const deployment::Deployment& deployment, const deployment::Resources& resources);
    /// Whether there is any number to draw.
    [[nodiscard]] bool isKnown() const { return m_blue.percent || m_green.percent; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Share {
        QString text;
        std::optional<double> percent;
        bool isThere = true; ///< the record has such a set
    };

    [[nodiscard]] static Share shareOf(const deployment::Deployment& deployment,
        const deployment::Resources& resources, deployment::Side side);
    void paintBar(QPainter& painter) const;
    void paintText(
        QPainter& painter, const Share& share, theme::Tone tone, Qt::Alignment alignment) const;

    Share m_blue;
    Share m_green;
};

} // namespace widgets

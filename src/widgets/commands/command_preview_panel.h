// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_preview.h"

#include <QWidget>

class QGridLayout;

namespace widgets {

class ElidedLabel;
class PlainLabel;
class TrafficBar;

/// What a command will do: where, from which version to which, which images, which traffic moves.
class CommandPreviewPanel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPreviewPanel)

public:
    explicit CommandPreviewPanel(QWidget* parent = nullptr);

    void show(const models::CommandPlan& plan, const models::CommandPreview& preview,
        deployment::Zone zone);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        PlainLabel* caption;
        ElidedLabel* value;
    };
    Line addLine(const QString& caption);
    void addTraffic();
    void showTraffic(
        const deployment::Deployment& deployment, const models::CommandPreview& preview);
    void updateAppearance();

    QGridLayout* m_grid;
    std::vector<PlainLabel*> m_captions;
    Line m_deployment;
    Line m_environment;
    Line m_service; ///< only where it has one
    Line m_state;
    Line m_version;
    Line m_newImage;
    Line m_oldImage;
    Line m_traffic{};
    QWidget* m_bars = nullptr;
    TrafficBar* m_now = nullptr;
    TrafficBar* m_after = nullptr;
    std::vector<QWidget*> m_afterParts; ///< not there before a version is chosen
};

} // namespace widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/preview/preview.h"

#include <QWidget>

namespace widgets {

class Badge;
class ElidedLabel;
class PlainLabel;

/// The top of a preview: environment and version, status, id, times, who and what.
class PreviewTitle final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewTitle)

public:
    explicit PreviewTitle(QWidget* parent = nullptr);

    void setHeader(const models::PreviewHeader& header);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateAppearance();

    models::PreviewHeader m_header;
    ElidedLabel* m_title;
    Badge* m_status;
    PlainLabel* m_id;
    PlainLabel* m_times;
    PlainLabel* m_facts;
    PlainLabel* m_traffic;
};

} // namespace widgets

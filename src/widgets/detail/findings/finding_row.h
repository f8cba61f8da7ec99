// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/finding_texts.h"

#include <QWidget>

class QPushButton;

namespace widgets {

class PlainLabel;

/// How much it stands out. A line that is quoted beside the reason has all in one line.
enum class FindingEmphasis { Head, Reason, Other };

/// A sentence of the findings, the line of the log that it quotes, and the way to its evidence.
class FindingRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindingRow)

public:
    explicit FindingRow(FindingEmphasis emphasis, QWidget* parent = nullptr);

    void setText(const models::FindingText& text);

Q_SIGNALS:
    void evidenceRequested(const models::Evidence& evidence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateAppearance();

    FindingEmphasis m_emphasis;
    models::FindingText m_text;
    PlainLabel* m_quote;
    PlainLabel* m_sentence;
    QPushButton* m_show;
};

} // namespace widgets

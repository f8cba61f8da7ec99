// SPDX-License-Identifier: GPL-3.0-or-later
#include "caller_mark.h"

#include <QCryptographicHash>
#include <QPasswordDigestor>

namespace sources {

std::string callerMark(const AuthorizationField& field, const std::string& salt)
{
    // The journal is the user's own file, but a password is worth more than it: guessing from eight
    // bytes costs so many rounds a guess.
    constexpr int rounds = 5'000;
    constexpr quint64 length = 8;
    const QByteArray mark = QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256,
        field.name.toLower() + '\n' + field.value.reveal(), QByteArray::fromStdString(salt), rounds,
        length);
    return mark.toHex().toStdString();
}

} // namespace sources

<?php
// The one person who can log in; a makelaar would know her account and what she is authorised for.

$identifier = function (string $qualifier, string $value): string {
    $nameId = new SAML2\XML\saml\NameID();
    $nameId->setFormat(SAML2\Constants::NAMEID_PERSISTENT);
    $nameId->setNameQualifier($qualifier);
    $nameId->setValue($value);
    $element = $nameId->toXML();
    return $element->ownerDocument->saveXML($element);
};

$config = [
    'people' => [
        'exampleauth:UserPass',
        'm.devries:Wilde-Zwaan-42' => [
            'urn:etoegang:core:ActingSubjectID' =>
                $identifier('urn:etoegang:1.13:EntityConcernedID:Pseudo', getenv('MAKELAAR_PSEUDONYM')),
            'urn:etoegang:core:LegalSubjectID' =>
                $identifier('urn:etoegang:1.9:EntityConcernedID:KvKnr', getenv('MAKELAAR_KVK_NUMBER')),
            'urn:etoegang:core:ServiceID' => getenv('MAKELAAR_SERVICE_ID'),
            'urn:etoegang:core:ServiceUUID' => getenv('MAKELAAR_SERVICE_UUID'),
        ],
    ],
];

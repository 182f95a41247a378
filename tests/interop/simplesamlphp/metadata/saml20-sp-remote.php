<?php
// The service that may ask: exactly what its metadata says, read by SimpleSAMLphp itself.

$service = SimpleSAML\Metadata\SAMLParser::parseFile(getenv('MAKELAAR_SERVICE'))->getMetadata20SP();
// A key that is given here comes without a certificate, so that none stands in the messages.
$service['signature.privatekey'] = 'makelaar.key';
$metadata[$service['entityid']] = $service;
